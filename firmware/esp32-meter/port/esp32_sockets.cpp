#include "esp32_sockets.hpp"

#include <errno.h>
#include <fcntl.h>
#include <lwip/sockets.h>
#include <string.h>

#include "authority.hpp"

namespace mainswatch::esp32 {

static int result(int count) {
    if (count >= 0) {
        return count;
    }
    return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -1;
}

static int tlsResult(int count) {
    const bool later = count == ESP_TLS_ERR_SSL_WANT_READ || count == ESP_TLS_ERR_SSL_WANT_WRITE;
    return count > 0 ? count : later ? 0 : result(count == 0 ? -1 : count);
}

static sockaddr_in addressOf(uint32_t address, uint16_t port) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(address);
    at.sin_port = htons(port);
    return at;
}

static int openSocket(int type) {
    const int socket = lwip_socket(AF_INET, type, 0);
    lwip_fcntl(socket, F_SETFL, O_NONBLOCK);
    return socket;
}

bool ChipConn::open(const char* host, uint16_t port, bool tls) {
    close();
    if (tls && kAuthority[0] == '\0') {
        return false;
    }
    strlcpy(host_, host, sizeof host_);
    port_ = port;
    config_ = {};
    config_.non_block = true;
    config_.is_plain_tcp = !tls;
    config_.timeout_ms = 10000;
    config_.cacert_buf = reinterpret_cast<const unsigned char*>(kAuthority);
    config_.cacert_bytes = sizeof kAuthority;
    tls_ = esp_tls_init();
    state_ = State::connecting;
    advance();
    return state_ != State::closed;
}

void ChipConn::advance() {
    const int done = esp_tls_conn_new_async(host_, static_cast<int>(strlen(host_)), port_, &config_, tls_);
    if (done < 0) {
        close();
    } else if (done > 0) {
        state_ = State::open;
    }
}

Conn::State ChipConn::state() {
    if (state_ == State::connecting) {
        advance();
    }
    return state_;
}

int ChipConn::write(const uint8_t* bytes, size_t size) {
    return state_ == State::open ? tlsResult(static_cast<int>(esp_tls_conn_write(tls_, bytes, size))) : -1;
}

int ChipConn::read(uint8_t* bytes, size_t size) {
    if (state_ != State::open || size == 0) {
        return state_ == State::open ? 0 : -1;
    }
    errno = ENOTCONN;  // what an orderly end leaves when it reads nothing
    return tlsResult(static_cast<int>(esp_tls_conn_read(tls_, bytes, size)));
}

void ChipConn::close() {
    if (tls_ != nullptr) {
        esp_tls_conn_destroy(tls_);
    }
    tls_ = nullptr;
    state_ = State::closed;
}

int AcceptedConn::write(const uint8_t* bytes, size_t size) {
    return result(lwip_send(socket_, bytes, size, 0));
}

int AcceptedConn::read(uint8_t* bytes, size_t size) {
    const int count = lwip_recv(socket_, bytes, size, 0);
    return count == 0 ? -1 : result(count);
}

void AcceptedConn::close() {
    if (socket_ >= 0) {
        lwip_close(socket_);
    }
    socket_ = -1;
}

void AcceptedConn::adopt(int socket) {
    close();
    socket_ = socket;
    lwip_fcntl(socket_, F_SETFL, O_NONBLOCK);
}

bool ChipListener::listen(uint16_t port) {
    stop();
    socket_ = openSocket(SOCK_STREAM);
    const sockaddr_in at = addressOf(INADDR_ANY, port);
    return lwip_bind(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0 && lwip_listen(socket_, 2) == 0;
}

bool ChipListener::accept() {
    const int accepted = lwip_accept(socket_, nullptr, nullptr);
    if (accepted >= 0) {
        conn_.adopt(accepted);
    }
    return accepted >= 0;
}

void ChipListener::stop() {
    conn_.close();
    if (socket_ >= 0) {
        lwip_close(socket_);
    }
    socket_ = -1;
}

bool ChipDatagrams::open(uint16_t port, uint32_t group) {
    close();
    socket_ = openSocket(SOCK_DGRAM);
    const sockaddr_in at = addressOf(INADDR_ANY, port);
    ip_mreq member{};
    member.imr_multiaddr.s_addr = htonl(group);
    return lwip_bind(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0 &&
           (group == 0 || lwip_setsockopt(socket_, IPPROTO_IP, IP_ADD_MEMBERSHIP, &member, sizeof member) == 0);
}

int ChipDatagrams::receive(uint8_t* bytes, size_t size, Peer& from) {
    sockaddr_in sender{};
    socklen_t senderSize = sizeof sender;
    const int count = lwip_recvfrom(socket_, bytes, size, 0, reinterpret_cast<sockaddr*>(&sender), &senderSize);
    from = Peer{ntohl(sender.sin_addr.s_addr), ntohs(sender.sin_port)};
    return result(count);
}

bool ChipDatagrams::send(const uint8_t* bytes, size_t size, const Peer& to) {
    const sockaddr_in at = addressOf(to.address, to.port);
    return lwip_sendto(socket_, bytes, size, 0, reinterpret_cast<const sockaddr*>(&at), sizeof at) ==
           static_cast<int>(size);
}

void ChipDatagrams::close() {
    if (socket_ >= 0) {
        lwip_close(socket_);
    }
    socket_ = -1;
}

}  // namespace mainswatch::esp32
