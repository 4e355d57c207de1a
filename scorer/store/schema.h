/* The texts of the SQL files, made into C when the program is built. */
#ifndef STIMMUNG_STORE_SCHEMA_H
#define STIMMUNG_STORE_SCHEMA_H

extern const char STORE_SCHEMA[], STORE_VIEWS[], MERGE_ARTICLES[], MERGE_INPUTS[];

#endif
