"""Uploads with the common package of the vendor's SDK.

usage: uploads.py HOST:PORT octet-stream|multipart

Takes the credentials from the environment, and prints {"response": …} or {"error": …}.
"""

import json
import os
import sys

from tencentcloud.common.abstract_client import AbstractClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile

CONTENT = b"\x00\xff\r\n--{}\"\r\n"


def client(endpoint, service, version):
    http = HttpProfile(protocol="http", endpoint=endpoint, reqTimeout=20)
    credentials = Credential(
        os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"]
    )
    found = AbstractClient(credentials, "ap-guangzhou", ClientProfile(httpProfile=http))
    found._service, found._apiVersion = service, version
    return found


def upload(endpoint, mode):
    if mode == "octet-stream":
        # As the SDK's own `UploadLog` does.
        headers = {"X-CLS-TopicId": "t-1", "X-CLS-CompressType": "lz4"}
        cls = client(endpoint, "cls", "2020-10-16")
        return cls.call_octet_stream("UploadLog", headers, CONTENT)
    parameters = {
        "File": CONTENT,
        "Title": "Ü \"x\"\r\n",
        "Labels": ["a", "b\"c"],
        "Owner": {"Name": "n"},
        "ClientToken": "token-1",
    }
    options = {"IsMultipart": True, "BinaryParams": ["File", "Cover"]}
    files = client(endpoint, "files", "2021-04-08")
    return files.call_json("UploadFile", parameters, options=options)


def main(endpoint, mode):
    try:
        print(json.dumps({"response": upload(endpoint, mode)["Response"]}))
    except TencentCloudSDKException as error:
        print(json.dumps({"error": {"Code": error.code, "Message": error.message}}))


main(*sys.argv[1:])
