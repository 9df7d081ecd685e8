#pragma once
#include <stddef.h>
#include <stdint.h>

typedef int esp_err_t;

#define ESP_OK 0
#define ESP_ERR_NOT_FOUND 0x105
#define ESP_ERROR_CHECK(x) espErrorCheck(x)

void espErrorCheck(esp_err_t result);
