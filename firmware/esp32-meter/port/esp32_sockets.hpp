#pragma once
#include <sys/types.h>

#include <esp_tls.h>

#include "port.hpp"

namespace mainswatch::esp32 {

/** One outgoing TCP connection, plain or with TLS against the authority in `authority.hpp`. Never blocks. */
class ChipConn final : public Conn {
public:
    bool open(const char* host, uint16_t port, bool tls) override;
    State state() override;
    int write(const uint8_t* bytes, size_t size) override;
    int read(uint8_t* bytes, size_t size) override;
    void close() override;

private:
    void advance();

    esp_tls_t* tls_ = nullptr;
    esp_tls_cfg_t config_{};
    State state_ = State::closed;
    char host_[64] = "";
    uint16_t port_ = 0;
};

/** A connection that somebody made to us. */
class AcceptedConn final : public Conn {
public:
    bool open(const char*, uint16_t, bool) override { return false; }
    State state() override { return socket_ >= 0 ? State::open : State::closed; }
    int write(const uint8_t* bytes, size_t size) override;
    int read(uint8_t* bytes, size_t size) override;
    void close() override;
    void adopt(int socket);

private:
    int socket_ = -1;
};

/** The portal's door. */
class ChipListener final : public Listener {
public:
    bool listen(uint16_t port) override;
    bool accept() override;
    Conn& conn() override { return conn_; }
    void stop() override;

private:
    int socket_ = -1;
    AcceptedConn conn_;
};

/** A UDP socket. */
class ChipDatagrams final : public Datagrams {
public:
    bool open(uint16_t port, uint32_t group) override;
    int receive(uint8_t* bytes, size_t size, Peer& from) override;
    bool send(const uint8_t* bytes, size_t size, const Peer& to) override;
    void close() override;

private:
    int socket_ = -1;
};

}  // namespace mainswatch::esp32
