#pragma once
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

}  // namespace mainswatch::esp32
