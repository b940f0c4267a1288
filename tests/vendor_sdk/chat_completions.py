"""Calls `ChatCompletions` with the vendor's SDK.

usage: chat_completions.py HOST:PORT stream|single

Takes the credentials from the environment, and prints a line of JSON for each event, or for the
only response: {"event": …}, {"response": …}, {"error": …} or {"disconnected": …}.
"""

import json
import os
import sys

from requests.exceptions import RequestException
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.hunyuan.v20230901.hunyuan_client import HunyuanClient
from tencentcloud.hunyuan.v20230901.models import ChatCompletionsRequest


def show(kind, value):
    print(json.dumps({kind: value}), flush=True)


def main(endpoint, mode):
    http = HttpProfile(protocol="http", endpoint=endpoint, reqTimeout=20)
    credentials = Credential(
        os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"]
    )
    client = HunyuanClient(credentials, "ap-guangzhou", ClientProfile(httpProfile=http))
    request = ChatCompletionsRequest()
    parameters = {
        "Model": "hunyuan-lite",
        "Messages": [{"Role": "user", "Content": "你好"}],
        "Stream": mode == "stream",
    }
    request.from_json_string(json.dumps(parameters))
    try:
        response = client.ChatCompletions(request)
        if hasattr(response, "_serialize"):
            show("response", response._serialize())
            return
        for event in response:
            # The SDK returns an empty line that follows no field as an event without data.
            if "data" in event:
                show("event", json.loads(event["data"]))
    except TencentCloudSDKException as error:
        show("error", {"Code": error.code, "Message": error.message, "RequestId": error.requestId})
    except RequestException as error:
        # The SDK does not convert errors of a stream that has begun.
        show("disconnected", type(error).__name__)


main(*sys.argv[1:])
