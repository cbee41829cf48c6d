package io.gather.core.settings;

import java.util.List;

/** Forms of values that are classes of their own. */
final class Forms {
    static final Form HOST = new HostForm();
    static final Form URL = new AddressForm(List.of("https", "http"), true);
    static final Form GATEWAY = new AddressForm(List.of("https"), false);
    static final Form LIST = new ListForm(Form.TEXT::read);
    /** As for {@code ssh -o}. */
    static final Form OPTIONS = new ListForm(text -> {
        if (text.indexOf('=') <= 0) {
            throw new IllegalArgumentException("must be texts such as \"Compression=yes\"");
        }
    });
    /** Without the line in what is wrong with it: its value may be a token. */
    static final Form HEADERS = new ListForm(text -> {
        if (!text.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+\\s*:.*")) {
            throw new IllegalArgumentException("must be texts such as \"Name: value\"");
        }
    });

    private Forms() {}
}
