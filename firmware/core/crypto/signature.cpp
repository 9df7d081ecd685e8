#include "crypto/signature.hpp"

#include <string.h>

#include "crypto/sha256.hpp"

namespace mainswatch {

static void addLine(HmacSha256& mac, const char* text) {
    mac.add(text, strlen(text));
    mac.add("\n", 1);
}

static void addLine(HmacSha256& mac, int64_t number) {
    TextOf<24> digits;
    addLine(mac, digits.addSigned(number).c_str());
}

void addSignature(Text& to, const char* secret, const char* method, const char* path, const RequestNumber& number,
                  const void* body, size_t bodySize) {
    uint8_t digest[Sha256::kDigestSize];
    {
        Sha256 hash;
        hash.add(body, bodySize);
        hash.finish(digest);
    }
    HmacSha256 mac(secret, strlen(secret));
    addLine(mac, method);
    addLine(mac, path);
    addLine(mac, number.unixSeconds);
    addLine(mac, number.boot);
    addLine(mac, number.seq);
    TextOf<2 * Sha256::kDigestSize + 1> hex;
    hex.addHex(digest, sizeof digest);
    mac.add(hex.c_str(), hex.size());
    mac.finish(digest);
    to.add("v1=").addHex(digest, sizeof digest);
}

bool isSignedAnswer(const char* signature, const char* secret, const char* path, const RequestNumber& number,
                    const void* body, size_t bodySize) {
    TextOf<80> expected;
    addSignature(expected, secret, kAnswerMethod, path, number, body, bodySize);
    if (strlen(signature) != expected.size()) {
        return false;
    }
    unsigned different = 0;
    for (size_t i = 0; i < expected.size(); i++) {
        different |= static_cast<unsigned>(signature[i] ^ expected.c_str()[i]);
    }
    return different == 0;
}

}  // namespace mainswatch
