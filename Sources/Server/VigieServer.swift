// VigieServer
