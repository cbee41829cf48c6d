package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.gather.transport.net.tls.Tls;

/**
 * TLS for the connections of one attempt.
 *
 * @param context of this attempt alone: what it remembers must be this control connection's session and no other
 * @param host of the control connection, as it is named in the server's certificate
 * @param port of the control connection
 */
record Layer(SSLContext context, String host, int port) {
    /**
     * A data connection, too, is checked against the control connection's host. To continue the session takes a ticket with TLS
     * 1.3, each good for once; servers send two with the control connection, and there is one data connection an attempt.
     */
    SSLSocket over(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(Tls.PROTOCOLS.toArray(String[]::new));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
