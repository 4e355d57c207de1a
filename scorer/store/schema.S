/* schema.sql as a C string: `extern const char STORE_SCHEMA[]`. */
    .section .rodata
    .globl STORE_SCHEMA
    .hidden STORE_SCHEMA
    .type STORE_SCHEMA, %object
STORE_SCHEMA:
    .incbin "scorer/store/schema.sql"
    .byte 0
    .size STORE_SCHEMA, . - STORE_SCHEMA
    .section .note.GNU-stack, "", %progbits
