/**
 * Runs artefacts and exported encoders on ONNX Runtime. Entry type {@code OnnxBackendProvider}, found by
 * {@code ServiceLoader}. Every native run happens on one thread of the process, see {@code OrtThread}.
 */
@NullMarked
package dev.headroom.backend.onnx;

import org.jspecify.annotations.NullMarked;
