#pragma once
#include <Arduino.h>

class IPAddress {
public:
    IPAddress(uint8_t first, uint8_t second, uint8_t third, uint8_t fourth);
    uint8_t operator[](int index) const;
};

class WiFiClient {
public:
    virtual ~WiFiClient() = default;
    virtual int connect(const char* host, uint16_t port);
    virtual size_t write(const uint8_t* buf, size_t size);
    virtual int available();
    virtual int read(uint8_t* buf, size_t size);
    virtual uint8_t connected();
    virtual int availableForWrite();
    virtual bool stop(unsigned int maxWaitMs = 0);
    void setTimeout(unsigned long timeout);
};

namespace BearSSL {

class X509List {
public:
    explicit X509List(const char* pemStr);
};

class WiFiClientSecure : public WiFiClient {
public:
    void setTrustAnchors(const X509List* ta);
    void setBufferSizes(int recv, int xmit);
};

}  // namespace BearSSL

using BearSSL::WiFiClientSecure;

typedef enum { WL_IDLE_STATUS = 0, WL_CONNECTED = 3 } wl_status_t;

class ESP8266WiFiClass {
public:
    void persistent(bool persistent);
    bool enableSTA(bool enable);
    bool enableAP(bool enable);
    bool setAutoReconnect(bool autoReconnect);
    wl_status_t begin(const char* ssid, const char* passphrase = nullptr, int32_t channel = 0,
                      const uint8_t* bssid = nullptr, bool connect = true);
    bool disconnect(bool wifioff = false);
    wl_status_t status();
    int8_t RSSI();
    IPAddress localIP();
    uint8_t* macAddress(uint8_t* mac);
    bool softAP(const char* ssid, const char* psk = nullptr, int channel = 1, int ssid_hidden = 0,
                int max_connection = 4, int beacon_interval = 100);
    bool softAPdisconnect(bool wifioff = false);
    uint8_t softAPgetStationNum();
};
extern ESP8266WiFiClass WiFi;
