#include "esp32_chip.hpp"

#include <driver/gpio.h>
#include <driver/uart.h>
#include <esp_mac.h>
#include <esp_random.h>
#include <esp_system.h>
#include <esp_task_wdt.h>
#include <esp_timer.h>
#include <nvs_flash.h>
#include <sys/time.h>

#include "pins.hpp"

namespace mainswatch::esp32 {

uint64_t ChipClock::uptimeMillis() {
    return static_cast<uint64_t>(esp_timer_get_time()) / 1000;
}

bool ChipClock::unixMillis(int64_t& millis) {
    timeval now{};
    gettimeofday(&now, nullptr);
    millis = static_cast<int64_t>(now.tv_sec) * 1000 + now.tv_usec / 1000;
    return now.tv_sec > 86400;
}

void ChipUart::begin() {
    uart_config_t config{};
    config.baud_rate = 9600;
    config.data_bits = UART_DATA_8_BITS;
    config.parity = UART_PARITY_DISABLE;
    config.stop_bits = UART_STOP_BITS_1;
    config.flow_ctrl = UART_HW_FLOWCTRL_DISABLE;
    config.source_clk = UART_SCLK_DEFAULT;
    ESP_ERROR_CHECK(uart_driver_install(pins::kPzemPort, 256, 0, 0, nullptr, 0));
    ESP_ERROR_CHECK(uart_param_config(pins::kPzemPort, &config));
    ESP_ERROR_CHECK(uart_set_pin(pins::kPzemPort, pins::kPzemSend, pins::kPzemReceive, UART_PIN_NO_CHANGE,
                                 UART_PIN_NO_CHANGE));
}

size_t ChipUart::write(const uint8_t* bytes, size_t size) {
    const int count = uart_write_bytes(pins::kPzemPort, bytes, size);
    return count > 0 ? static_cast<size_t>(count) : 0;
}

size_t ChipUart::read(uint8_t* bytes, size_t size) {
    const int count = uart_read_bytes(pins::kPzemPort, bytes, size, 0);
    return count > 0 ? static_cast<size_t>(count) : 0;
}

void ChipUart::dropInput() {
    uart_flush_input(pins::kPzemPort);
}

void ChipFlash::begin() {
    partition_ = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_ANY, "journal");
    ESP_ERROR_CHECK(partition_ != nullptr ? ESP_OK : ESP_ERR_NOT_FOUND);
}

uint32_t ChipFlash::sectors() const {
    return partition_->size / 4096;
}

bool ChipFlash::erase(uint32_t sector) {
    return esp_partition_erase_range(partition_, sector * 4096, 4096) == ESP_OK;
}

bool ChipFlash::program(uint32_t address, const void* bytes, size_t size) {
    return esp_partition_write(partition_, address, bytes, size) == ESP_OK;
}

bool ChipFlash::read(uint32_t address, void* bytes, size_t size) {
    return esp_partition_read(partition_, address, bytes, size) == ESP_OK;
}

void ChipStore::begin() {
    if (nvs_flash_init() != ESP_OK) {
        ESP_ERROR_CHECK(nvs_flash_erase());
        ESP_ERROR_CHECK(nvs_flash_init());
    }
    ESP_ERROR_CHECK(nvs_open("mainswatch", NVS_READWRITE, &handle_));
}

int ChipStore::get(const char* key, void* value, size_t size) {
    size_t length = size;
    return nvs_get_blob(handle_, key, value, &length) == ESP_OK ? static_cast<int>(length) : -1;
}

bool ChipStore::put(const char* key, const void* value, size_t size) {
    return nvs_set_blob(handle_, key, value, size) == ESP_OK && nvs_commit(handle_) == ESP_OK;
}

void ChipStore::wipe() {
    nvs_erase_all(handle_);
    nvs_commit(handle_);
}

void ChipBoard::begin() {
    gpio_set_direction(pins::kButton, GPIO_MODE_INPUT);
    gpio_set_pull_mode(pins::kButton, GPIO_PULLUP_ONLY);
    esp_task_wdt_add(nullptr);
}

/** The level comes before the direction: the pin must not pass through "on" while it becomes an output. */
void ChipBoard::setRelay(bool on) {
    gpio_set_level(pins::kRelay, on ? pins::kRelayOnLevel : 1 - pins::kRelayOnLevel);
    gpio_set_direction(pins::kRelay, GPIO_MODE_INPUT_OUTPUT);
}

bool ChipBoard::relayIsOn() {
    return gpio_get_level(pins::kRelay) == pins::kRelayOnLevel;
}

bool ChipBoard::buttonIsDown() {
    return gpio_get_level(pins::kButton) == 0;
}

void ChipBoard::entropy(uint8_t* bytes, size_t size) {
    esp_fill_random(bytes, size);
}

void ChipBoard::macAddress(uint8_t (&mac)[6]) {
    esp_read_mac(mac, ESP_MAC_WIFI_STA);
}

void ChipBoard::feedWatchdog() {
    esp_task_wdt_reset();
}

StartReason ChipBoard::startReason() {
    switch (esp_reset_reason()) {
        case ESP_RST_POWERON: return StartReason::power;
        case ESP_RST_EXT: return StartReason::reset;
        case ESP_RST_SW: return StartReason::software;
        case ESP_RST_INT_WDT:
        case ESP_RST_TASK_WDT:
        case ESP_RST_WDT: return StartReason::watchdog;
        case ESP_RST_PANIC: return StartReason::crash;
        case ESP_RST_BROWNOUT: return StartReason::brownout;
        default: return StartReason::unknown;
    }
}

uint32_t ChipBoard::freeMemory() {
    return esp_get_free_heap_size();
}

void ChipBoard::restart() {
    esp_restart();
}

void ChipBus::begin() {
    i2c_master_bus_config_t bus{};
    bus.i2c_port = I2C_NUM_0;
    bus.sda_io_num = pins::kDisplayData;
    bus.scl_io_num = pins::kDisplayClock;
    bus.clk_source = I2C_CLK_SRC_DEFAULT;
    bus.glitch_ignore_cnt = 7;
    bus.flags.enable_internal_pullup = true;
    i2c_master_bus_handle_t handle = nullptr;
    ESP_ERROR_CHECK(i2c_new_master_bus(&bus, &handle));
    i2c_device_config_t device{};
    device.dev_addr_length = I2C_ADDR_BIT_LEN_7;
    device.device_address = pins::kDisplayAddress;
    device.scl_speed_hz = 400000;
    ESP_ERROR_CHECK(i2c_master_bus_add_device(handle, &device, &display_));
}

bool ChipBus::write(const uint8_t* bytes, size_t size) {
    return i2c_master_transmit(display_, bytes, size, 20) == ESP_OK;
}

}  // namespace mainswatch::esp32
