#pragma once
#include <driver/gpio.h>
#include <driver/uart.h>

/** Where things are connected; see wiring.svg. Other boards: change it here. */
namespace mainswatch::pins {

constexpr gpio_num_t kRelay = GPIO_NUM_4;
/** Most relay boards switch on when their input is pulled to ground. */
constexpr int kRelayOnLevel = 0;
constexpr gpio_num_t kButton = GPIO_NUM_0;
constexpr uart_port_t kPzemPort = UART_NUM_2;
constexpr gpio_num_t kPzemReceive = GPIO_NUM_16;
constexpr gpio_num_t kPzemSend = GPIO_NUM_17;
constexpr gpio_num_t kDisplayData = GPIO_NUM_21;
constexpr gpio_num_t kDisplayClock = GPIO_NUM_22;
constexpr uint16_t kDisplayAddress = 0x3C;

}  // namespace mainswatch::pins
