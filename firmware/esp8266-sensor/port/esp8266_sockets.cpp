#include "esp8266_sockets.hpp"

#include "authority.hpp"

namespace mainswatch::esp8266 {

static IPAddress addressOf(uint32_t address) {
    return IPAddress(static_cast<uint8_t>(address >> 24), static_cast<uint8_t>(address >> 16),
                     static_cast<uint8_t>(address >> 8), static_cast<uint8_t>(address));
}

static uint32_t numberOf(const IPAddress& address) {
    return static_cast<uint32_t>(address[0]) << 24 | static_cast<uint32_t>(address[1]) << 16 |
           static_cast<uint32_t>(address[2]) << 8 | address[3];
}

bool ChipConn::open(const char* host, uint16_t port, bool tls) {
    close();
    static BearSSL::X509List authorities(kAuthority);
    tls_ = tls;
    secure_.setTrustAnchors(&authorities);
    secure_.setBufferSizes(1024, 512);
    client().setTimeout(kConnectMillis);
    return client().connect(host, port) != 0;
}

Conn::State ChipConn::state() {
    return client().connected() ? State::open : State::closed;
}

int ChipConn::write(const uint8_t* bytes, size_t size) {
    if (!client().connected()) {
        return -1;
    }
    const size_t room = static_cast<size_t>(client().availableForWrite());
    return static_cast<int>(client().write(bytes, size < room ? size : room));
}

int ChipConn::read(uint8_t* bytes, size_t size) {
    if (client().available() > 0) {
        return client().read(bytes, size);
    }
    return client().connected() ? 0 : -1;
}

void ChipConn::close() {
    client().stop();
}

void ChipConn::adopt(const WiFiClient& accepted) {
    tls_ = false;
    plain_ = accepted;
}

bool ChipListener::listen(uint16_t port) {
    server_.begin(port);
    return true;
}

bool ChipListener::accept() {
    WiFiClient accepted = server_.accept();
    const bool somebody = accepted.connected() != 0;
    if (somebody) {
        conn_.adopt(accepted);
    }
    return somebody;
}

void ChipListener::stop() {
    conn_.close();
    server_.stop();
}

bool ChipDatagrams::open(uint16_t port, uint32_t group) {
    return group == 0 ? socket_.begin(port) != 0
                      : socket_.beginMulticast(WiFi.localIP(), addressOf(group), port) != 0;
}

int ChipDatagrams::receive(uint8_t* bytes, size_t size, Peer& from) {
    if (socket_.parsePacket() <= 0) {
        return 0;
    }
    from = Peer{numberOf(socket_.remoteIP()), socket_.remotePort()};
    return socket_.read(bytes, size);
}

bool ChipDatagrams::send(const uint8_t* bytes, size_t size, const Peer& to) {
    return socket_.beginPacket(addressOf(to.address), to.port) != 0 && socket_.write(bytes, size) == size &&
           socket_.endPacket() != 0;
}

void ChipDatagrams::close() {
    socket_.stop();
}

}  // namespace mainswatch::esp8266
