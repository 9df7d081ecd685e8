#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** SHA-256 as FIPS 180-4 has it, fed in pieces. */
class Sha256 {
public:
    static constexpr size_t kDigestSize = 32;
    static constexpr size_t kBlockSize = 64;

    Sha256() { reset(); }
    void reset();
    void add(const void* bytes, size_t size);
    /** The digest of everything added. Call `reset` before using the object again. */
    void finish(uint8_t (&digest)[kDigestSize]);

private:
    void block(const uint8_t* bytes);

    uint32_t state_[8] = {};
    uint8_t waiting_[kBlockSize] = {};
    size_t waitingSize_ = 0;
    uint64_t totalSize_ = 0;
};

/** HMAC-SHA256 (RFC 2104), fed in pieces. */
class HmacSha256 {
public:
    HmacSha256(const void* key, size_t keySize);
    void add(const void* bytes, size_t size) { inner_.add(bytes, size); }
    void finish(uint8_t (&mac)[Sha256::kDigestSize]);

private:
    uint8_t key_[Sha256::kBlockSize];
    Sha256 inner_;
};

}  // namespace mainswatch
