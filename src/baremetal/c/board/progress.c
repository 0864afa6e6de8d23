#include "board/progress.h"

/* Volatile and not static: it is read from outside, by the name that the symbol table has. */
extern volatile int32_t progress_acknowledged_readings;
volatile int32_t progress_acknowledged_readings;

void progress_tell(int32_t acknowledged_readings) {
    progress_acknowledged_readings = acknowledged_readings;
}
