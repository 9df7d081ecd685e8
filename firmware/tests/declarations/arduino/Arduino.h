#pragma once
#include <stddef.h>
#include <stdint.h>

#define LOW 0x0
#define INPUT_PULLUP 0x02

enum rst_reason {
    REASON_DEFAULT_RST = 0,
    REASON_WDT_RST = 1,
    REASON_EXCEPTION_RST = 2,
    REASON_SOFT_WDT_RST = 3,
    REASON_SOFT_RESTART = 4,
    REASON_DEEP_SLEEP_AWAKE = 5,
    REASON_EXT_SYS_RST = 6
};

struct rst_info {
    uint32_t reason;
    uint32_t exccause;
};

extern "C" {
unsigned long micros();
uint64_t micros64();
void yield();
void optimistic_yield(uint32_t interval_us);
int analogRead(uint8_t pin);
int digitalRead(uint8_t pin);
void pinMode(uint8_t pin, uint8_t mode);
}
void configTime(int timezone, int daylightOffset_sec, const char* server1, const char* server2 = nullptr,
                const char* server3 = nullptr);

class EspClass {
public:
    bool flashEraseSector(uint32_t sector);
    bool flashWrite(uint32_t address, const uint8_t* data, size_t size);
    bool flashRead(uint32_t address, uint8_t* data, size_t size);
    uint8_t* random(uint8_t* resultArray, const size_t outputSizeBytes);
    uint32_t getFreeHeap();
    struct rst_info* getResetInfoPtr();
    [[noreturn]] void restart();
};
extern EspClass ESP;

class HardwareSerial {
public:
    void begin(unsigned long baud);
    size_t println(const char* text);
};
extern HardwareSerial Serial;
