package io.gather.core.redact.rule;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One way in which secrets stand in a text.
 *
 * @param id unique among all rules
 * @param kind what is found, such as {@code password}: masked secrets are counted by it
 * @param checks what a value must stand, besides being no placeholder
 * @param shape whether it is a secret wherever it stands, also in what is no text
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Rule(String id, String kind, Context context, List<Check> checks, boolean shape) {
    public Rule {
        checks = List.copyOf(checks);
    }
}
