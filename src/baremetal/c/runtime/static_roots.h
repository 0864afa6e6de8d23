/* The static fields that hold references: where collections start. The table is generated, and lies in flash. */
#pragma once
#include <stdint.h>
#include "runtime/object.h"

JAVA_USED_BY_RUNTIME extern TeaVM_Object **const static_roots[];
JAVA_USED_BY_RUNTIME extern const uint32_t static_root_count;
