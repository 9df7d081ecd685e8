#pragma once
#include <ESP8266WiFi.h>

class WiFiServer {
public:
    WiFiServer(uint16_t port);
    void begin(uint16_t port);
    WiFiClient accept();
    void stop();
};
