/*
 * The garbage collector: mark and sweep, everything at once, nothing moves.
 *
 * It starts from the static fields, of which the generated C has a table, and from the stack, where any word that is
 * the address of an object, or of a byte within it, keeps that object. So Java's frames need not say where their
 * references are, which would take a third of the code. Objects are followed exactly, by the layout of their class,
 * and with the same 400 bytes of stack however deep they lead.
 */
#pragma once
#include <stdint.h>

/** Frees what cannot be reached. */
void collector_run(void);

/** Told of each allocation. */
void collector_count(uint32_t bytes);
