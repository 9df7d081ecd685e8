#include "portal/portal.hpp"

#include "portal/dns.hpp"

namespace mainswatch {

void Portal::poll(bool open) {
    if (open != running_) {
        if (open) {
            start();
        } else {
            stop();
        }
    }
    if (running_) {
        pollDns();
        pollHttp();
    }
}

void Portal::start() {
    dns_.open(dnsPort_, 0);
    http_.listen(httpPort_);
    running_ = true;
}

void Portal::stop() {
    endConversation();
    http_.stop();
    dns_.close();
    running_ = false;
}

void Portal::pollDns() {
    uint8_t query[256];
    uint8_t answer[sizeof query + 16];
    Peer from;
    const int size = dns_.receive(query, sizeof query, from);
    if (size <= 0) {
        return;
    }
    const size_t answerSize = answerDns(query, static_cast<size_t>(size), kAddress, answer, sizeof answer);
    if (answerSize > 0) {
        dns_.send(answer, answerSize, from);
    }
}

void Portal::pollHttp() {
    if (!talking_ && http_.accept()) {
        talking_ = true;
        sinceMillis_ = clock_.uptimeMillis();
        request_.reset();
        pageSize_ = 0;
        sent_ = 0;
    }
    if (!talking_) {
        return;
    }
    if (pageSize_ == 0) {
        read();
    } else {
        write();
    }
    // One visitor who says nothing must not keep the next one out.
    if (talking_ && clock_.uptimeMillis() - sinceMillis_ >= kRequestMillis) {
        endConversation();
    }
}

void Portal::read() {
    uint8_t bytes[128];
    const int size = http_.conn().read(bytes, sizeof bytes);
    if (size < 0) {
        endConversation();
        return;
    }
    for (int i = 0; i < size && !request_.complete(); i++) {
        if (!request_.take(static_cast<char>(bytes[i]))) {
            endConversation();
            return;
        }
    }
    if (request_.complete()) {
        Text page(page_, sizeof page_);
        answerPortal(request_, host_, page);
        pageSize_ = page.size();
    }
}

void Portal::write() {
    const int written = http_.conn().write(reinterpret_cast<const uint8_t*>(page_) + sent_, pageSize_ - sent_);
    sent_ += written > 0 ? static_cast<size_t>(written) : 0;
    if (written < 0 || sent_ == pageSize_) {
        endConversation();
    }
}

void Portal::endConversation() {
    if (talking_) {
        http_.conn().close();
    }
    talking_ = false;
}

}  // namespace mainswatch
