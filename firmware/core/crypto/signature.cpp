#include "crypto/signature.hpp"

#include <string.h>

namespace mainswatch {

static void addLine(HmacSha256& mac, const char* text) {
    mac.add(text, strlen(text));
    mac.add("\n", 1);
}

static void addLine(HmacSha256& mac, int64_t number) {
    TextOf<24> digits;
    addLine(mac, digits.addSigned(number).c_str());
}

static void addSignatureOf(Text& to, const char* secret, const char* method, const char* path,
                           const RequestNumber& number, const uint8_t (&bodyDigest)[Sha256::kDigestSize]) {
    HmacSha256 mac(secret, strlen(secret));
    addLine(mac, method);
    addLine(mac, path);
    addLine(mac, number.unixSeconds);
    addLine(mac, number.boot);
    addLine(mac, number.seq);
    TextOf<2 * Sha256::kDigestSize + 1> hex;
    hex.addHex(bodyDigest, sizeof bodyDigest);
    mac.add(hex.c_str(), hex.size());
    uint8_t code[Sha256::kDigestSize];
    mac.finish(code);
    to.add("v1=").addHex(code, sizeof code);
}

void addSignature(Text& to, const char* secret, const char* method, const char* path, const RequestNumber& number,
                  const void* body, size_t bodySize) {
    uint8_t digest[Sha256::kDigestSize];
    {
        Sha256 hash;
        hash.add(body, bodySize);
        hash.finish(digest);
    }
    addSignatureOf(to, secret, method, path, number, digest);
}

bool isSignedAnswer(const char* signature, const char* secret, const char* path, const RequestNumber& number,
                    const uint8_t (&bodyDigest)[Sha256::kDigestSize]) {
    TextOf<80> expected;
    addSignatureOf(expected, secret, kAnswerMethod, path, number, bodyDigest);
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
