package io.gather.transport.node.rpc.serve;

import com.sun.net.httpserver.HttpsExchange;
import io.gather.transport.pki.tls.MutualTls;

/**
 * Whose certificate came with a request.
 *
 * @param name in it
 * @param address where the request came from
 */
record Caller(String name, String address) {
    /** @throws io.gather.core.error.GatherException when the certificate is not valid any more */
    static Caller of(HttpsExchange exchange, MutualTls tls) {
        String address = exchange.getRemoteAddress().getAddress().getHostAddress();
        return new Caller(tls.peer(exchange.getSSLSession(), address).name(), address);
    }
}
