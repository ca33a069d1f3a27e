"""The whole portal on one machine: `make run` starts it from here, and commands by hand find the same one."""
