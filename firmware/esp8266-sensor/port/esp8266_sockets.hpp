#pragma once
#include <ESP8266WiFi.h>
#include <WiFiServer.h>
#include <WiFiUdp.h>

#include "port.hpp"

namespace mainswatch::esp8266 {

/**
 * One TCP connection. Connecting blocks for up to `kConnectMillis`: the Arduino core offers nothing else.
 * With TLS the server's certificate is checked against the authority in `authority.hpp`.
 */
class ChipConn final : public Conn {
public:
    static constexpr uint16_t kConnectMillis = 3000;

    bool open(const char* host, uint16_t port, bool tls) override;
    State state() override;
    int write(const uint8_t* bytes, size_t size) override;
    int read(uint8_t* bytes, size_t size) override;
    void close() override;
    /** Takes over a connection that was accepted. */
    void adopt(const WiFiClient& accepted);

private:
    WiFiClient& client() { return tls_ ? secure_ : plain_; }

    WiFiClient plain_;
    WiFiClientSecure secure_;
    bool tls_ = false;
};

/** The portal's door. */
class ChipListener final : public Listener {
public:
    bool listen(uint16_t port) override;
    bool accept() override;
    Conn& conn() override { return conn_; }
    void stop() override;

private:
    WiFiServer server_{80};
    ChipConn conn_;
};

/** A UDP socket. */
class ChipDatagrams final : public Datagrams {
public:
    bool open(uint16_t port, uint32_t group) override;
    int receive(uint8_t* bytes, size_t size, Peer& from) override;
    bool send(const uint8_t* bytes, size_t size, const Peer& to) override;
    void close() override;

private:
    WiFiUDP socket_;
};

}  // namespace mainswatch::esp8266
