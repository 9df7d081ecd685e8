#pragma once
#include <ESP8266WiFi.h>

class WiFiUDP {
public:
    uint8_t begin(uint16_t port);
    uint8_t beginMulticast(IPAddress interfaceAddr, IPAddress multicast, uint16_t port);
    int parsePacket();
    int read(unsigned char* buffer, size_t len);
    IPAddress remoteIP();
    uint16_t remotePort();
    int beginPacket(IPAddress ip, uint16_t port);
    size_t write(const uint8_t* buffer, size_t size);
    int endPacket();
    void stop();
};
