/** The safetensors format: mapped files, sharded directories, a streaming writer. Entry type {@code SafetensorsFile}. */
@NullMarked
package dev.headroom.checkpoint.safetensors;

import org.jspecify.annotations.NullMarked;
