// VigieTestSupport
