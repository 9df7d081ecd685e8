#pragma once
#include "esp_err.h"

typedef enum { GPIO_NUM_0 = 0, GPIO_NUM_4 = 4, GPIO_NUM_16 = 16, GPIO_NUM_17 = 17, GPIO_NUM_21 = 21, GPIO_NUM_22 = 22 } gpio_num_t;
typedef enum { GPIO_MODE_INPUT = 1, GPIO_MODE_INPUT_OUTPUT = 3 } gpio_mode_t;
typedef enum { GPIO_PULLUP_ONLY } gpio_pull_mode_t;

extern "C" {
esp_err_t gpio_set_direction(gpio_num_t gpio_num, gpio_mode_t mode);
esp_err_t gpio_set_level(gpio_num_t gpio_num, uint32_t level);
esp_err_t gpio_set_pull_mode(gpio_num_t gpio_num, gpio_pull_mode_t pull);
int gpio_get_level(gpio_num_t gpio_num);
}
