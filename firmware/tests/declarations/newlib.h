#pragma once
#include <stddef.h>

/** What the chips' C library has and this computer's may not. */
extern "C" size_t strlcpy(char* to, const char* from, size_t size);
