-- A login for the bot's own store in SQL Server (STORE=mssql), which may read and write one schema and nothing else. Run it
-- in the database that is to hold the store, as somebody who may make logins. Change the password here first, and put login
-- and password into STORE_CONNECTION_STRING; STORE_SCHEMA names the schema, here send_bot. Give the bot another login for
-- the cases (login.sql): that one must not write.
--
-- For a Windows account use CREATE LOGIN [COUNCIL\send_store] FROM WINDOWS, for a contained database or Azure
-- CREATE USER send_store WITH PASSWORD, in place of the two statements after CREATE SCHEMA.

CREATE SCHEMA send_bot AUTHORIZATION dbo;
GO

CREATE LOGIN send_store WITH PASSWORD = N'Change-this-1-first';
GO

CREATE USER send_store FOR LOGIN send_store;
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::send_bot TO send_store;
GO

-- The last two are for making the tables and changing them with a new version. Where the login may not have them, let an
-- administrator's login start each new version once (npm run -s ask -- status does), and leave these out.
GRANT ALTER, REFERENCES ON SCHEMA::send_bot TO send_store;
GO

GRANT CREATE TABLE TO send_store;
GO
