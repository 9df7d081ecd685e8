#pragma once
#include "portal/pages.hpp"
#include "port.hpp"

namespace mainswatch {

/** Serves the portal while the access point is open: every name leads here, and here is the form. */
class Portal {
public:
    static constexpr uint32_t kAddress = 0xC0A80401;  // 192.168.4.1
    static constexpr uint32_t kRequestMillis = 5000;

    Portal(Listener& http, Datagrams& dns, Clock& clock, PortalHost& host, uint16_t httpPort = 80,
           uint16_t dnsPort = 53)
        : http_(http), dns_(dns), clock_(clock), host_(host), httpPort_(httpPort), dnsPort_(dnsPort) {}

    void poll(bool open);

private:
    void start();
    void stop();
    void pollDns();
    void pollHttp();
    void read();
    void write();
    void endConversation();

    Listener& http_;
    Datagrams& dns_;
    Clock& clock_;
    PortalHost& host_;
    uint16_t httpPort_;
    uint16_t dnsPort_;
    bool running_ = false;
    bool talking_ = false;
    uint64_t sinceMillis_ = 0;
    PortalRequest request_;
    char page_[4096] = {};
    size_t pageSize_ = 0;
    size_t sent_ = 0;
};

}  // namespace mainswatch
