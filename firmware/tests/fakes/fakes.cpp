#include "fakes/fakes.hpp"

#include <string.h>

#include "text/text.hpp"

namespace mainswatch::testing {

static size_t moveOut(std::string& from, uint8_t* to, size_t size) {
    const size_t part = from.size() < size ? from.size() : size;
    memcpy(to, from.data(), part);
    from.erase(0, part);
    return part;
}

size_t FakeUart::write(const uint8_t* bytes, size_t size) {
    written.append(reinterpret_cast<const char*>(bytes), size);
    if (!answers.empty() && written.size() % requestSize == 0) {
        input += answers.front();
        answers.pop_front();
    }
    return size;
}

size_t FakeUart::read(uint8_t* bytes, size_t size) {
    return moveOut(input, bytes, size);
}

bool FakeFlash::spend() {
    if (budget == 0) {
        return false;
    }
    budget -= budget > 0 ? 1 : 0;
    return true;
}

bool FakeFlash::erase(uint32_t sector) {
    erases++;
    for (uint32_t i = 0; i < size; i++) {
        if (!spend()) {
            return false;
        }
        bytes[sector * size + i] = 0xFF;
    }
    return true;
}

bool FakeFlash::program(uint32_t address, const void* from, size_t length) {
    const uint8_t* source = static_cast<const uint8_t*>(from);
    for (size_t i = 0; i < length; i++) {
        if (!spend()) {
            return false;
        }
        brokeRules = brokeRules || (bytes[address + i] & source[i]) != source[i];
        bytes[address + i] &= source[i];
    }
    return true;
}

bool FakeFlash::read(uint32_t address, void* to, size_t length) {
    if (address + length > bytes.size()) {
        brokeRules = true;
        return false;
    }
    memcpy(to, bytes.data() + address, length);
    return true;
}

bool FakeConn::open(const char* theHost, uint16_t, bool) {
    opens++;
    host = theHost;
    sent.clear();
    incoming.clear();
    peerClosed = false;
    if (refuses) {
        return false;
    }
    now = hangs ? State::connecting : State::open;
    return true;
}

int FakeConn::write(const uint8_t* bytes, size_t size) {
    if (now != State::open) {
        return -1;
    }
    const size_t part = size < room ? size : room;
    sent.append(reinterpret_cast<const char*>(bytes), part);
    return static_cast<int>(part);
}

int FakeConn::read(uint8_t* bytes, size_t size) {
    if (now != State::open || (incoming.empty() && peerClosed)) {
        return -1;
    }
    return static_cast<int>(moveOut(incoming, bytes, size));
}

std::string FakeConn::takeSent() {
    std::string taken;
    taken.swap(sent);
    return taken;
}

int FakeStore::get(const char* key, void* value, size_t size) {
    const auto found = values.find(key);
    if (found == values.end()) {
        return -1;
    }
    memcpy(value, found->second.data(), found->second.size() < size ? found->second.size() : size);
    return static_cast<int>(found->second.size() < size ? found->second.size() : size);
}

bool FakeStore::put(const char* key, const void* value, size_t size) {
    writes++;
    values[key] = std::string(static_cast<const char*>(value), size);
    return true;
}

void FakeBoard::entropy(uint8_t* bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        bytes[i] = static_cast<uint8_t>(17 * i + 5);
    }
}

void FakeBoard::macAddress(uint8_t (&mac)[6]) {
    const uint8_t address[6] = {0x24, 0x6f, 0x28, 0xfa, 0x64, 0x1d};
    memcpy(mac, address, sizeof address);
}

int FakeDatagrams::receive(uint8_t* bytes, size_t size, Peer& from) {
    if (incoming.empty()) {
        return 0;
    }
    from = Peer{0xC0A80402, 5000};
    std::string datagram = incoming.front();
    incoming.pop_front();
    return static_cast<int>(moveOut(datagram, bytes, size));
}

bool FakeDatagrams::send(const uint8_t* bytes, size_t size, const Peer&) {
    sent.emplace_back(reinterpret_cast<const char*>(bytes), size);
    return true;
}

bool FakeListener::accept() {
    const bool somebody = listening && waiting;
    waiting = false;
    if (somebody) {
        connection.now = Conn::State::open;
    }
    return somebody;
}

std::string fromHex(const char* hex) {
    std::string bytes;
    for (; hex[0] != '\0' && hex[1] != '\0'; hex += 2) {
        while (*hex == ' ') {
            hex++;
        }
        bytes += static_cast<char>(hexDigit(hex[0]) << 4 | hexDigit(hex[1]));
    }
    return bytes;
}

std::string toHex(const std::string& bytes) {
    std::vector<char> buffer(2 * bytes.size() + 1);
    Text text(buffer.data(), buffer.size());
    text.addHex(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    return text.c_str();
}

}  // namespace mainswatch::testing
