#!/bin/sh
# Runs once, when the database is made. The image's own account is a superuser, and row-level security does not hold
# for superusers: the portal gets a plain role that owns its database and nothing else.
set -eu
: "${PORTAL_DB_PASSWORD:?set it in .env}"
psql --set ON_ERROR_STOP=1 --set password="$PORTAL_DB_PASSWORD" --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
CREATE ROLE portal LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE PASSWORD :'password';
CREATE DATABASE portal OWNER portal TEMPLATE template0 ENCODING 'UTF8';
REVOKE CONNECT ON DATABASE portal FROM PUBLIC;
SQL
