#pragma once
#include <stddef.h>
#include <stdint.h>

/**
 * Everything the core needs from a chip. A port implements these by forwarding; it decides nothing.
 *
 * No call blocks for longer than it takes to move the bytes. A count of 0 means "nothing now, ask
 * again", a negative count means "broken, close it", and a count below what was offered means "partly
 * done, offer the rest later". Buffers belong to the caller and are not kept.
 */
namespace mainswatch {

/** Two clocks: one that only measures how long, one that names instants and may be unknown. */
struct Clock {
    /** Milliseconds since this start. Never goes back, never wraps. */
    virtual uint64_t uptimeMillis() = 0;
    /** The chip's own idea of Unix time, false until it has one (SNTP). */
    virtual bool unixMillis(int64_t& millis) = 0;

protected:
    ~Clock() = default;
};

/** A serial line, 8N1. */
struct Uart {
    /** Bytes taken, 0 to `size`. */
    virtual size_t write(const uint8_t* bytes, size_t size) = 0;
    /** Bytes that were waiting, 0 to `size`. */
    virtual size_t read(uint8_t* bytes, size_t size) = 0;
    /** Forgets everything received so far. */
    virtual void dropInput() = 0;

protected:
    ~Uart() = default;
};

/** Raw NOR flash: erasing a sector sets every bit, programming only clears bits. */
struct Flash {
    virtual uint32_t sectorSize() const = 0;
    virtual uint32_t sectors() const = 0;
    /** False when the chip refuses. A power cut may leave any mixture of old and erased bits. */
    virtual bool erase(uint32_t sector) = 0;
    virtual bool program(uint32_t address, const void* bytes, size_t size) = 0;
    virtual bool read(uint32_t address, void* bytes, size_t size) = 0;

protected:
    ~Flash() = default;
};

/** The analogue input. */
struct Adc {
    /** Takes up to `size` samples of equal spacing in one burst. Returns how many, 0 when the input is busy. */
    virtual size_t sampleWindow(uint16_t* samples, size_t size, uint32_t spacingMicros) = 0;

protected:
    ~Adc() = default;
};

/** One outgoing or accepted TCP connection. */
struct Conn {
    enum class State { closed, connecting, open };

    /** Starts connecting. `host` is a name or a dotted address. False when that cannot even begin. */
    virtual bool open(const char* host, uint16_t port, bool tls) = 0;
    virtual State state() = 0;
    /** Bytes taken, 0 when the way is full, negative when the connection is gone. */
    virtual int write(const uint8_t* bytes, size_t size) = 0;
    /** Bytes read, 0 when none wait, negative when the peer has closed and everything was read. */
    virtual int read(uint8_t* bytes, size_t size) = 0;
    virtual void close() = 0;

protected:
    ~Conn() = default;
};

/** Accepts one TCP connection at a time. */
struct Listener {
    virtual bool listen(uint16_t port) = 0;
    /** True when somebody has connected; `conn()` is then open. */
    virtual bool accept() = 0;
    virtual Conn& conn() = 0;
    virtual void stop() = 0;

protected:
    ~Listener() = default;
};

/** The other end of a datagram, IPv4 in host byte order: 192.168.4.1 is 0xC0A80401. */
struct Peer {
    uint32_t address = 0;
    uint16_t port = 0;
};

/** One UDP socket. */
struct Datagrams {
    /** Binds `port`; joins `group` unless it is 0. */
    virtual bool open(uint16_t port, uint32_t group) = 0;
    /** Size of the datagram read, 0 when none waits, negative when the socket is gone. */
    virtual int receive(uint8_t* bytes, size_t size, Peer& from) = 0;
    /** True when handed to the network; nothing promises arrival. */
    virtual bool send(const uint8_t* bytes, size_t size, const Peer& to) = 0;
    virtual void close() = 0;

protected:
    ~Datagrams() = default;
};

/** The radio: one network joined as a station and, beside it, an access point of our own. */
struct Network {
    /** Starts joining and keeps nothing: whoever calls decides when to try again. */
    virtual void join(const char* ssid, const char* password) = 0;
    virtual void leave() = 0;
    virtual bool joined() = 0;
    virtual void startAccessPoint(const char* ssid, const char* password) = 0;
    virtual void stopAccessPoint() = 0;
    /** How well we hear the network we joined, dBm; 0 when it is not known. */
    virtual int signalDbm() = 0;
    /** Stations at our access point: while someone is there it is not closed under their hands. */
    virtual unsigned accessPointGuests() = 0;

protected:
    ~Network() = default;
};

/** Small values that survive a power cut. A value is the old one or the new one, never a mixture. */
struct KeyValue {
    /** Size of the stored value, copied up to `size`; negative when there is none. */
    virtual int get(const char* key, void* value, size_t size) = 0;
    virtual bool put(const char* key, const void* value, size_t size) = 0;
    virtual void wipe() = 0;

protected:
    ~KeyValue() = default;
};

/** Why this run began, as far as the chip knows. */
enum class StartReason : uint8_t { unknown, power, reset, software, watchdog, crash, brownout };

/** Pins and what else the board has one of. */
struct Board {
    virtual void setRelay(bool on) = 0;
    /** What the pin says now, not what it was told. */
    virtual bool relayIsOn() = 0;
    virtual bool buttonIsDown() = 0;
    virtual void entropy(uint8_t* bytes, size_t size) = 0;
    virtual void macAddress(uint8_t (&mac)[6]) = 0;
    virtual void feedWatchdog() = 0;
    virtual StartReason startReason() = 0;
    /** Memory that nobody has taken, bytes. */
    virtual uint32_t freeMemory() = 0;
    virtual void restart() = 0;

protected:
    ~Board() = default;
};

/** A small display that shows lines of text. */
struct Panel {
    virtual void line(unsigned row, const char* text) = 0;

protected:
    ~Panel() = default;
};

}  // namespace mainswatch
