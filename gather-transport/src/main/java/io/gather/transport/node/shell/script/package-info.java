/** The scripts that run on nodes: texts, and what is generated from a plan. */
@NullMarked
package io.gather.transport.node.shell.script;

import org.jspecify.annotations.NullMarked;
