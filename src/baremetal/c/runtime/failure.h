/*
 * What ends the program: a line on the console that says what happened, one with the way to it, and a reset with its
 * cause recorded (board/reset.h).
 *
 *   *** uncaught exception of class 0x0001c2a4: "qos: 3, must be 0 to 2"
 *       way  0x00012344 0x0000f310 0x00001d02
 *
 * The way is every word on the stack that points behind a call: return addresses, the latest first, and now and then
 * one that has been left behind. ./limpet tells class, method and line of each.
 */
#pragma once
#include "runtime/object.h"

/** An exception that nobody catches. */
_Noreturn void failure_uncaught(const TeaVM_Object *exception);

/** No room in the heap: throws what runtime_on_out_of_memory() has been given, or ends the program. */
_Noreturn void failure_out_of_memory(void);

/** What cannot be, said in a few words. */
_Noreturn void failure_in_program(const char *what);
