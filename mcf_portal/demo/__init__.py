"""The demo: invented people and sellers, their orders read from the simulated Amazon, a few claims and returns."""
