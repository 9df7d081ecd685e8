#include "mqtt/client.hpp"

#include <string.h>

namespace mainswatch {

MqttClient::MqttClient(Conn& conn, Clock& clock, MqttListener& listener, uint32_t seed)
    : conn_(conn), clock_(clock), listener_(listener), backOff_(1000, 60000, seed) {}

void MqttClient::start(const ServerAddress& server, const MqttIdentity& identity) {
    server_ = server;
    identity_ = identity;
    backOff_.reset();
    waitMillis_ = 0;
    go(Step::waiting);
}

void MqttClient::subscribe(const char* topic) {
    if (topicCount_ < kMostTopics) {
        topics_[topicCount_++] = topic;
    }
}

void MqttClient::stop() {
    if (ready()) {
        uint8_t bytes[2] = {};
        enqueue(bytes, mqttBare(bytes, sizeof bytes, MqttType::disconnect));
        flush();
    }
    conn_.close();
    go(Step::off);
}

void MqttClient::drop() {
    if (step_ > Step::waiting) {
        fail();
        backOff_.reset();
        waitMillis_ = 0;
    }
}

void MqttClient::go(Step step) {
    step_ = step;
    stepAtMillis_ = clock_.uptimeMillis();
}

void MqttClient::fail() {
    outSize_ = 0;
    conn_.close();
    waitMillis_ = backOff_.nextMillis();
    go(Step::waiting);
}

void MqttClient::poll() {
    pollStep();
    if (step_ == Step::greeting || step_ == Step::subscribing || step_ == Step::ready) {
        receive();
    }
    if (step_ == Step::ready) {
        keepAlive();
        repeatInFlight();
    }
    flush();
}

void MqttClient::pollStep() {
    switch (step_) {
        case Step::off:
        case Step::ready: return;
        case Step::waiting:
            if (sinceStep() >= waitMillis_) {
                connect();
            }
            return;
        case Step::connecting:
            if (conn_.state() == Conn::State::open) {
                greet();
            } else if (conn_.state() == Conn::State::closed || sinceStep() >= kAnswerMillis) {
                fail();
            }
            return;
        case Step::greeting:
        case Step::subscribing:
            if (sinceStep() >= kAnswerMillis) {
                fail();
            }
            return;
    }
}

void MqttClient::connect() {
    if (conn_.open(server_.host, server_.port, server_.tls)) {
        go(Step::connecting);
    } else {
        fail();
    }
}

void MqttClient::greet() {
    assembler_.reset();
    outSize_ = mqttConnect(out_, sizeof out_, identity_, kKeepAliveSeconds);
    sentAtMillis_ = heardAtMillis_ = clock_.uptimeMillis();
    go(Step::greeting);
}

void MqttClient::receive() {
    // Bounded, so that a talkative broker does not keep the loop from measuring.
    for (unsigned round = 0; round < 64 && step_ > Step::connecting; round++) {
        const int size = conn_.read(assembler_.room(), assembler_.wanted());
        if (size < 0 || (size > 0 && !assembler_.take(static_cast<size_t>(size)))) {
            fail();
            return;
        }
        if (size == 0) {
            return;
        }
        heardAtMillis_ = clock_.uptimeMillis();
        if (assembler_.complete()) {
            assembler_.next();
            handle(assembler_.first(), assembler_.body(), assembler_.bodySize());
        }
    }
}

void MqttClient::handle(uint8_t first, const uint8_t* body, size_t size) {
    switch (static_cast<MqttType>(first >> 4)) {
        case MqttType::connack: handleConnack(body, size); return;
        case MqttType::suback:
            if (step_ == Step::subscribing) {
                subscribed_++;
                subscribeNext();
            }
            return;
        case MqttType::puback:
            if (size == 2) {
                handlePuback(static_cast<uint16_t>(body[0] << 8 | body[1]));
            }
            return;
        case MqttType::pingresp: return;
        case MqttType::publish: {
            MqttMessage message;
            if (!mqttParsePublish(first, body, size, message)) {
                fail();
                return;
            }
            uint8_t bytes[4] = {};
            if (message.qos == 1) {
                enqueue(bytes, mqttPuback(bytes, sizeof bytes, message.packetId));
            }
            listener_.mqttMessage(message);
            return;
        }
        default: fail();
    }
}

void MqttClient::handleConnack(const uint8_t* body, size_t size) {
    if (step_ != Step::greeting || size != 2 || body[1] != 0) {
        refusal_ = size == 2 ? body[1] : uint8_t{0};
        fail();
        return;
    }
    refusal_ = 0;
    subscribed_ = 0;
    go(Step::subscribing);
    subscribeNext();
}

void MqttClient::subscribeNext() {
    if (subscribed_ == topicCount_) {
        becomeReady();
        return;
    }
    uint8_t bytes[160] = {};
    enqueue(bytes, mqttSubscribe(bytes, sizeof bytes, topics_[subscribed_], nextId_));
    nextId_ = nextId_ == 0xFFFF ? uint16_t{1} : static_cast<uint16_t>(nextId_ + 1);
}

void MqttClient::becomeReady() {
    go(Step::ready);
    backOff_.reset();
    tries_ = 0;
    if (inFlightSize_ > 0) {
        mqttMarkRepeated(inFlight_);
        repeats_++;
        enqueue(inFlight_, inFlightSize_);
        inFlightAtMillis_ = clock_.uptimeMillis();
    }
    listener_.mqttReady();
}

bool MqttClient::publish(const char* topic, const void* payload, size_t size, bool retain, uint32_t token) {
    if (!canPublish()) {
        return false;
    }
    inFlightId_ = nextId_;
    nextId_ = nextId_ == 0xFFFF ? uint16_t{1} : static_cast<uint16_t>(nextId_ + 1);
    inFlightSize_ = mqttPublish(inFlight_, sizeof inFlight_, topic, payload, size, retain, inFlightId_);
    inFlightToken_ = token;
    inFlightAtMillis_ = clock_.uptimeMillis();
    tries_ = 0;
    enqueue(inFlight_, inFlightSize_);
    return inFlightSize_ > 0;
}

void MqttClient::handlePuback(uint16_t packetId) {
    if (inFlightSize_ == 0 || packetId != inFlightId_) {
        return;  // a late answer to an earlier repeat
    }
    inFlightSize_ = 0;
    listener_.mqttDelivered(inFlightToken_);
}

void MqttClient::repeatInFlight() {
    const uint64_t now = clock_.uptimeMillis();
    if (inFlightSize_ == 0 || now - inFlightAtMillis_ < kRepeatMillis) {
        return;
    }
    if (++tries_ > kRepeatsUntilReconnect) {
        fail();
        return;
    }
    mqttMarkRepeated(inFlight_);
    repeats_++;
    inFlightAtMillis_ = now;
    enqueue(inFlight_, inFlightSize_);
}

void MqttClient::keepAlive() {
    const uint64_t now = clock_.uptimeMillis();
    if (now - heardAtMillis_ >= 1500U * kKeepAliveSeconds) {
        fail();
    } else if (now - sentAtMillis_ >= 500U * kKeepAliveSeconds) {
        uint8_t bytes[2] = {};
        enqueue(bytes, mqttBare(bytes, sizeof bytes, MqttType::pingreq));
    }
}

void MqttClient::enqueue(const uint8_t* bytes, size_t size) {
    if (size > sizeof out_ - outSize_) {
        fail();  // the broker takes nothing any more
        return;
    }
    memcpy(out_ + outSize_, bytes, size);
    outSize_ += size;
    sentAtMillis_ = clock_.uptimeMillis();
}

void MqttClient::flush() {
    if (step_ <= Step::connecting || outSize_ == 0) {
        return;
    }
    const int written = conn_.write(out_, outSize_);
    if (written < 0) {
        fail();
        return;
    }
    outSize_ -= static_cast<size_t>(written);
    memmove(out_, out_ + written, outSize_);
}

}  // namespace mainswatch
