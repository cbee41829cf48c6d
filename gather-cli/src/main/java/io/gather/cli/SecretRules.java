package io.gather.cli;

import java.util.List;

import io.gather.core.redact.rule.InstalledRules;

/** Where the rules that find secrets are: the shipped ones, the machine's, the user's. */
record SecretRules(UserPlaces places) {
    private static final String FOLDER = "redact.d";

    InstalledRules installed() {
        Home home = Home.find();
        return new InstalledRules(home.compiled("redact"), home.rules(),
                List.of(places.etc().resolve(FOLDER), places.settings().resolveSibling(FOLDER)));
    }
}
