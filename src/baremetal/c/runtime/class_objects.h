/*
 * java.lang.Class. The object of a class is made when a program asks for it, and looked for in the heap when it asks
 * again: which few programs do, and the firmware does not.
 */
#pragma once
#include "runtime/object.h"

/** Generated: makes a class object. It is not there when a program never asks for one. */
JAVA_USED_BY_RUNTIME void *meth_jl_Class_createClass(void *class);

/** The class object of a class. */
TeaVM_Object *teavm_getClassObject(const TeaVM_Class *class);
