/* The texts of schema.sql and views.sql, made into C when the program is built. */
#ifndef STIMMUNG_STORE_SCHEMA_H
#define STIMMUNG_STORE_SCHEMA_H

extern const char STORE_SCHEMA[], STORE_VIEWS[];

#endif
