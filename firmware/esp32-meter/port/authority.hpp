#pragma once

namespace mainswatch {

/**
 * The certificate authority that the server's certificate must come from, as PEM. Empty: TLS connections are
 * refused. Put your home's own authority here; keep its keys elliptic (P-256) and its chain short, for memory.
 */
constexpr const char kAuthority[] = "";

}  // namespace mainswatch
