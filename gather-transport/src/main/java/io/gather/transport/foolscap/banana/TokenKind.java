package io.gather.transport.foolscap.banana;

/** The type bytes. */
enum TokenKind {
    INT(0x81),
    STRING(0x82),
    NEG(0x83),
    FLOAT(0x84),
    LONGINT(0x85),
    LONGNEG(0x86),
    VOCAB(0x87),
    OPEN(0x88),
    CLOSE(0x89),
    ABORT(0x8a),
    ERROR(0x8d),
    PING(0x8e),
    PONG(0x8f);

    private static final TokenKind[] BY_BYTE = new TokenKind[0x100];

    static {
        for (TokenKind kind : values()) {
            BY_BYTE[kind.type] = kind;
        }
    }

    private final int type;

    TokenKind(int type) {
        this.type = type;
    }

    int type() {
        return type;
    }

    static TokenKind of(int type) throws BananaException {
        TokenKind kind = BY_BYTE[type];
        if (kind == null) {
            throw new BananaException("0x%02x is no type of a token".formatted(type));
        }
        return kind;
    }
}
