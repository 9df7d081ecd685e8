#pragma once
#include <stdint.h>

typedef uint32_t TickType_t;
typedef struct tskTaskControlBlock* TaskHandle_t;
