#include "runtime/null_reference.h"
#include "board/fault.h"
#include "board/places.h"
#include "runtime/exceptions.h"

/* C has no null references that it may follow: there it is a fault like others. */
uint32_t fault_null_handler(uint32_t program_counter) {
    return program_counter >= PLACE(java_start) && program_counter < PLACE(java_end)
            ? (uint32_t) (uintptr_t) teavm_throwNullPointerException : 0;
}
