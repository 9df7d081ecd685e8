#pragma once
#include "port.hpp"

namespace mainswatch::bsd {

/** From where we may be reached: from anywhere, or only from the machine itself. */
enum class Reach { everywhere, loopback };

/** A TCP connection that never blocks, one we make or one made to us. No TLS: that is the chips' own library's business. */
class SocketConn final : public Conn {
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

/** The portal's door. */
class SocketListener final : public Listener {
public:
    explicit SocketListener(Reach reach = Reach::everywhere) : reach_(reach) {}
    bool listen(uint16_t port) override;
    bool accept() override;
    Conn& conn() override { return conn_; }
    void stop() override;

private:
    Reach reach_;
    int socket_ = -1;
    SocketConn conn_;
};

/** A UDP socket; of a multicast group when one is given. */
class SocketDatagrams final : public Datagrams {
public:
    explicit SocketDatagrams(Reach reach = Reach::everywhere) : reach_(reach) {}
    bool open(uint16_t port, uint32_t group) override;
    int receive(uint8_t* bytes, size_t size, Peer& from) override;
    bool send(const uint8_t* bytes, size_t size, const Peer& to) override;
    void close() override;

private:
    Reach reach_;
    int socket_ = -1;
};

}  // namespace mainswatch::bsd
