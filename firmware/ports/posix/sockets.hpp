#pragma once
#include "port.hpp"

namespace mainswatch::posix {

/** A TCP connection that never blocks. No TLS: that is the chips' own library's business. */
class PosixConn final : public Conn {
public:
    bool open(const char* host, uint16_t port, bool tls) override;
    State state() override;
    int write(const uint8_t* bytes, size_t size) override;
    int read(uint8_t* bytes, size_t size) override;
    void close() override;
    /** Takes over a connection that was accepted. */
    void adopt(int socket);

private:
    int socket_ = -1;
    State state_ = State::closed;
};

/** Accepts on the loopback address: the posix port's portal is for tests and the curious. */
class PosixListener final : public Listener {
public:
    bool listen(uint16_t port) override;
    bool accept() override;
    Conn& conn() override { return conn_; }
    void stop() override;

private:
    int socket_ = -1;
    PosixConn conn_;
};

/** A UDP socket. */
class PosixDatagrams final : public Datagrams {
public:
    bool open(uint16_t port, uint32_t group) override;
    int receive(uint8_t* bytes, size_t size, Peer& from) override;
    bool send(const uint8_t* bytes, size_t size, const Peer& to) override;
    void close() override;

private:
    int socket_ = -1;
};

}  // namespace mainswatch::posix
