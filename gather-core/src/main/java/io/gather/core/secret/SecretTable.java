package io.gather.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.gather.core.toml.NearestName;

/** All secrets that somebody declared. */
public record SecretTable(List<Secret> all) {
    /** @throws IllegalArgumentException when two have one name, or one variable */
    public SecretTable {
        List<Secret> seen = new ArrayList<>();
        for (Secret secret : all) {
            if (seen.stream().anyMatch(it -> it.name().equals(secret.name())
                    || it.variable().equals(secret.variable()))) {
                throw new IllegalArgumentException("there is a secret '" + secret.name() + "', or one in "
                        + secret.variable() + ", already");
            }
            seen.add(secret);
        }
        all = List.copyOf(all);
    }

    /** And those. */
    public SecretTable with(List<Secret> more) {
        List<Secret> both = new ArrayList<>(all);
        both.addAll(more);
        return new SecretTable(both);
    }

    /** The one that is called so, with {@code -} or {@code _} between its words. */
    public Optional<Secret> find(String name) {
        String wanted = name.replace('_', '-').toLowerCase(Locale.ROOT);
        return all.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }

    /** {@code , did you mean 'x'?} or nothing. */
    public String hint(String name) {
        return NearestName.hint(name, all.stream().map(Secret::name).toList());
    }

    /** Of the environment, for those who must not pass them on. */
    public List<String> variables() {
        return all.stream().map(Secret::variable).toList();
    }
}
