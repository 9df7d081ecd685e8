#pragma once
#include "freertos/FreeRTOS.h"

extern "C" void vTaskDelay(const TickType_t xTicksToDelay);
