#pragma once
#include <sys/socket.h>

struct in_addr {
    in_addr_t s_addr;
};

struct sockaddr_in {
    uint8_t sin_len;
    sa_family_t sin_family;
    in_port_t sin_port;
    struct in_addr sin_addr;
    char sin_zero[8];
};

struct ip_mreq {
    struct in_addr imr_multiaddr;
    struct in_addr imr_interface;
};

#define INADDR_ANY ((uint32_t)0x00000000UL)
#define INADDR_LOOPBACK ((uint32_t)0x7f000001UL)
#define IPPROTO_IP 0
#define IP_ADD_MEMBERSHIP 3
