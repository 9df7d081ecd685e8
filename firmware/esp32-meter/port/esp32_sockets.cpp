#include "esp32_sockets.hpp"

#include <errno.h>
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

}  // namespace mainswatch::esp32
